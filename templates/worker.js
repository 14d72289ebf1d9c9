{# Drawn once at start by `drawing.Drawing.worker`; `version` changes with what is kept in `files`. #}
// Lists without a network, for offices in basements. sheet.js puts each list that was opened into the cache "lists";
// this worker gives it back. Questions and answers are never kept: on a shared computer they would pile up.

const FILES = "files-{{ version }}";
const OFFLINE = {{ pages|tojson }};
const STATIC = {{ files|tojson }};
const SETTINGS = ["with", "size", "made", "paper"];
const PATIENCE = 4000; // milliseconds to wait for the network when a copy is at hand

addEventListener("install", event => {
  skipWaiting();
  event.waitUntil(caches.open(FILES).then(files => files.addAll([...OFFLINE, ...STATIC])));
});

// A new version drops the files of the old one; the lists stay.
addEventListener("activate", event => event.waitUntil(caches.keys().then(names => Promise.all(
  names.filter(name => name.startsWith("files-") && name !== FILES).map(name => caches.delete(name))
))));

addEventListener("fetch", event => {
  const request = event.request, address = new URL(request.url);
  if (address.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, address));
  else if (address.pathname.startsWith("/static/")) event.respondWith(file(request));
});

// From the network; without one, or when it is slow or the server broke, the kept list.
async function page(request, address) {
  const copy = await kept(address).catch(() => undefined);
  const answer = fetch(request).then(
    answer => copy && answer.status >= 500 ? copy : answer,
    () => copy || offline(address)
  );
  return copy ? Promise.race([answer, new Promise(show => setTimeout(show, PATIENCE, copy))]) : answer;
}

// The list of the same answers: in this edition, else in this language, else in another.
async function kept(address) {
  const path = /^\/[^/]+(\/[^/]+\/checklist)$/.exec(address.pathname);
  if (!path) return undefined;
  const lists = await caches.open("lists"), all = await lists.keys();
  const alike = all.map(each => new URL(each.url)).filter(each => each.pathname.endsWith(path[1]) && same(each, address));
  const own = alike.filter(each => each.pathname === address.pathname);
  const best = own.find(each => edition(each) === edition(address)) || own[0] || alike[0];
  return best && lists.match(best.href);
}

// Every answer of the list stands in the address. What messengers append there does no harm.
const same = (list, address) => [...list.searchParams].every(([name, code]) =>
  SETTINGS.includes(name) || address.searchParams.get(name) === code);

const edition = address => ["with", "size"].map(name => address.searchParams.get(name)).join();

// The page that names what is kept, in the language of the address.
async function offline(address) {
  const lang = address.pathname.split("/")[1], files = await caches.open(FILES);
  return files.match(OFFLINE.find(each => each.startsWith(`/${lang}/`)) || OFFLINE[0]);
}

// Its address names a file's content, so a kept one is right; without a network, any version of it will do.
async function file(request) {
  return await caches.match(request) || fetch(request).catch(() => caches.match(request, {ignoreSearch: true}));
}
