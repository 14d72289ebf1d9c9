// What a script adds to a list: printing, ticks, sharing, a copy for the day without a network. Without it the list is
// whole, and the browser's own print gives the same sheet. Old phones read this: nothing newer than ES2018.

const MOST_TICKED = 12; // lists whose ticks are kept
const MOST_KEPT = 6; // lists that open without a network

const sheet = document.querySelector(".sheet");
const link = document.querySelector(".link").textContent.trim();
const ticks = Array.from(document.querySelectorAll(".tick"));
const part = id => document.getElementById(id);
const list = listOf(link);
let cleared = []; // ticks that were just cleared, for whoever did not mean to

// What ticks and removal go by: the list in any language and edition, whatever the day of the visit.
function listOf(address) {
  const url = new URL(address);
  for (const name of ["with", "size", "made", "paper", sheet.dataset.day]) url.searchParams.delete(name);
  return url.pathname.replace(/^\/[^/]+/, "") + url.search;
}

function say(id, words) {
  part(id).textContent = words;
}

// -- printing ---------------------------------------------------------------------------------------------------------

// WeChat's browser neither prints nor saves, and some others have no print at all.
function offerPrinting() {
  const inWeChat = /MicroMessenger/i.test(navigator.userAgent);
  for (const each of document.querySelectorAll(".print, .print-hint")) {
    if (each.matches("button")) each.addEventListener("click", () => window.print());
    each.hidden = inWeChat || !window.print;
  }
  part("in-wechat").hidden = !inWeChat;
}

// -- ticks ------------------------------------------------------------------------------------------------------------

// {list: [ids of the ticked items]}, the list that was ticked last at the end; undefined where nothing can be stored.
function storedTicks() {
  try {
    return parsed(localStorage.getItem("ticks"));
  } catch (error) {
    return undefined;
  }
}

// What is no such thing is as good as nothing.
function parsed(text) {
  try {
    const all = JSON.parse(text) || {};
    return Object.keys(all).every(each => Array.isArray(all[each])) ? all : {};
  } catch (error) {
    return {};
  }
}

function storeTicks() {
  const all = storedTicks() || {}, ids = ticks.filter(each => each.checked).map(each => each.id);
  delete all[list];
  if (ids.length) all[list] = ids;
  for (const old of Object.keys(all).slice(0, -MOST_TICKED)) delete all[old];
  try {
    localStorage.setItem("ticks", JSON.stringify(all));
  } catch (error) {
    part("ticks-stay").hidden = true; // which would not be true
  }
}

function showTicks() {
  const stored = storedTicks();
  part("ticks-stay").hidden = !stored;
  if (!stored) return countStages();
  for (const each of ticks) each.checked = (stored[list] || []).includes(each.id);
  countTicks();
}

// Nothing is said of the whole before the first tick.
function countTicks() {
  const ticked = ticks.filter(each => each.checked).length, count = part("ticked");
  part("clear-ticks").hidden = !ticked;
  part("restore-ticks").hidden = ticked || !cleared.length;
  countStages();
  if (!ticked && count.hidden) return;
  say("ticked-count", ticked);
  say("ticked-total", ticks.length);
  count.hidden = false;
}

// "1 of 3" in the head of each stage, and beside its name at the side of wide screens.
function countStages() {
  const beside = document.querySelectorAll(".map .done");
  Array.from(document.querySelectorAll(".part"), (stage, at) => {
    const all = Array.from(stage.querySelectorAll(".tick")), ticked = all.filter(each => each.checked).length;
    for (const where of [stage.querySelector(".done"), beside[at]]) showCount(where, ticked, all.length);
  });
}

function showCount(where, ticked, total) {
  const filled = words => words.replace("{ticked}", ticked).replace("{total}", total);
  const seen = document.createElement("span"), heard = document.createElement("span");
  seen.setAttribute("aria-hidden", "true");
  seen.textContent = filled(part("ticks").dataset.done);
  heard.className = "unseen";
  heard.textContent = filled(part("ticks").dataset.said);
  while (where.firstChild) where.removeChild(where.firstChild);
  where.append(seen, heard);
  where.hidden = !total;
}

function tickAgain(wanted) {
  for (const each of ticks) each.checked = wanted.includes(each);
  storeTicks();
  countTicks();
}

function clearTicks() {
  cleared = ticks.filter(each => each.checked);
  tickAgain([]);
}

function offerTicks() {
  showTicks();
  addEventListener("pageshow", showTicks); // browsers put back what they remember, and pages that were open before
  addEventListener("storage", showTicks); // ticked in another tab
  sheet.addEventListener("change", () => { storeTicks(); countTicks(); });
  part("clear-ticks").addEventListener("click", () => { clearTicks(); part("restore-ticks").focus(); });
  part("restore-ticks").addEventListener("click", () => { tickAgain(cleared); part("ticked").focus(); });
}

// -- sharing ----------------------------------------------------------------------------------------------------------

function offerSharing() {
  const words = part("link-said").dataset, share = part("share");
  part("copy").addEventListener("click", async () => say("link-said", await copied() ? words.copied : words.selected));
  part("copy-text").addEventListener("click", () => copyText().then(() => say("link-said", words.text), showText));
  share.hidden = !navigator.share;
  share.addEventListener("click", () => navigator.share({title: document.title, url: link}).catch(() => {}));
}

// Browsers have no clipboard where the site has no https; the link is then selected, ready to be copied.
async function copied() {
  try {
    await navigator.clipboard.writeText(link);
    return true;
  } catch (error) {
    document.querySelector(".take details").open = true;
    getSelection().selectAllChildren(document.querySelector(".link"));
    return document.execCommand("copy");
  }
}

// The clipboard is handed a promise, since Safari takes nothing later than the tap.
async function copyText() {
  const text = fetch(textLink().href).then(answer => answer.text()).then(words => new Blob([words], {type: "text/plain"}));
  await navigator.clipboard.write([new ClipboardItem({"text/plain": text})]);
}

function showText() {
  location.assign(textLink().href);
}

function textLink() {
  return document.querySelector('.take a[href*=".txt?"]');
}

// -- without a network ------------------------------------------------------------------------------------------------

// worker.js hands out what is kept here; where there is no worker, nothing is kept.
async function keep() {
  if (!navigator.serviceWorker || !window.caches) return;
  await navigator.serviceWorker.register("/worker.js");
  await navigator.serviceWorker.ready;
  const lists = await caches.open("lists"), address = addressToKeep();
  const answer = await fetch(address).catch(() => undefined);
  part("no-network").hidden = Boolean(answer && answer.ok);
  if (answer) await replace(lists, address, answer);
  part("kept").hidden = !await lists.match(address);
  part("forget").addEventListener("click", () => forget(lists));
}

// The link's own address on this site, which may have other names.
function addressToKeep() {
  const url = new URL(link);
  for (const name of ["made", "paper"]) url.searchParams.delete(name);
  return location.origin + url.pathname + url.search;
}

async function replace(lists, address, answer) {
  if (!answer.ok || answer.redirected) return;
  await lists.put(address, answer);
  const all = await lists.keys(); // the newest last
  await Promise.all(all.slice(0, -MOST_KEPT).map(each => lists.delete(each)));
}

// Every edition of the list, and the ticks.
async function forget(lists) {
  const own = (await lists.keys()).filter(each => listOf(each.url) === list);
  await Promise.all(own.map(each => lists.delete(each)));
  tickAgain([]);
  part("kept-here").hidden = true;
  say("kept-said", part("kept-said").dataset.removed);
  part("kept-said").focus();
}

// On a computer that others use: nothing stays here, and no way back leads to the list.
function offerLeaving() {
  const leave = document.querySelector(".leave");
  leave.addEventListener("click", event => {
    event.preventDefault();
    clearDevice().catch(() => {}).then(() => location.replace(leave.href));
  });
}

async function clearDevice() {
  try {
    localStorage.clear();
  } catch (error) {
    // nothing could be stored either
  }
  if (window.caches) await caches.delete("lists");
}

offerPrinting();
offerTicks();
offerSharing();
offerLeaving();
addEventListener("load", () => keep().catch(() => {}));
