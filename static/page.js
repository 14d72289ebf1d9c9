// What scripts add to every page: the view that stays, reading aloud, leaving no trace. ES2018, as old phones know it.

// It shares its page with sheet.js, so its names stay inside.
(() => {

const here = new URL(location.href);

function part(id) {
  return document.getElementById(id);
}

// -- the view for old eyes stays, on this device ----------------------------------------------------------------------

function keepView() {
  const size = document.querySelector(".size"), large = document.documentElement.className === "large";
  if (size) size.addEventListener("click", () => localStorage.setItem("view", large ? "" : "large"));
  if (large || localStorage.getItem("view") !== "large") return;
  here.searchParams.set("size", "large");
  location.replace(here);
}

// -- reading aloud, by voices of the device alone ---------------------------------------------------------------------

const BLOCKS = "h1, h2, h3, p, label, li, dt, dd, summary, legend";

function voiceFor(lang) {
  return speechSynthesis.getVoices().find(each => each.localService && each.lang.slice(0, 2) === lang.slice(0, 2));
}

// The smallest blocks that can be seen, in order.
function passages() {
  const all = Array.from(document.querySelectorAll("main *")).filter(each => each.matches(BLOCKS));
  return all.filter(each => each.offsetParent && !each.querySelector(BLOCKS) && each.textContent.trim());
}

function speak(passage, voice) {
  const said = new SpeechSynthesisUtterance(passage.textContent.trim().replace(/\s+/g, " "));
  said.voice = voice;
  said.lang = voice.lang;
  speechSynthesis.speak(said);
  return said;
}

function offerReading() {
  const button = part("aloud");
  if (!button || !window.speechSynthesis) return;
  const words = {start: button.textContent, stop: button.dataset.stop};
  const show = () => { button.hidden = !voiceFor(document.documentElement.lang); };
  const stop = () => { speechSynthesis.cancel(); button.textContent = words.start; };
  show();
  speechSynthesis.addEventListener("voiceschanged", show);
  addEventListener("pagehide", stop);
  button.addEventListener("click", () => {
    if (button.textContent === words.stop) return stop();
    speechSynthesis.cancel();
    button.textContent = words.stop;
    const all = passages().map(each => speak(each, voiceFor(each.closest("[lang]").lang) || voiceFor(document.documentElement.lang)));
    if (all.length) all[all.length - 1].addEventListener("end", stop);
  });
}

// -- nothing stays ----------------------------------------------------------------------------------------------------

// The page that one leaves from is no step back, so it is replaced.
function offerLeaving() {
  const leave = document.querySelector(".leave");
  if (leave) leave.addEventListener("click", event => { event.preventDefault(); location.replace(leave.href); });
  if (!/^\/[^/]+\/leave$/.test(here.pathname)) return;
  localStorage.clear();
  if (window.caches) caches.keys().then(names => names.forEach(name => caches.delete(name)));
  if (navigator.serviceWorker) navigator.serviceWorker.getRegistrations().then(all => all.forEach(each => each.unregister()));
}

for (const offer of [offerLeaving, keepView, offerReading]) {
  try { offer(); } catch (error) { /* a browser that keeps or speaks nothing lacks no more than this */ }
}

})();
