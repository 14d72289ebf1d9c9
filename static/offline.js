// The lists kept on this device, as links, newest first: on the offline page, and on the start page to go on with. All that is shown is text of the kept pages.

function entry(address, page) {
  const text = where => Array.from(page.querySelectorAll(where), each => each.textContent.trim().replace(/\s+/g, " "));
  const item = document.createElement("li"), link = document.createElement("a"), about = document.createElement("p");
  item.lang = page.documentElement.lang;
  link.href = address;
  const title = text("h1 .own")[0] || text("h1")[0], edition = page.querySelector(".sheet").dataset.edition;
  link.textContent = [...text(".trip"), ...text(".trip-how")].filter(Boolean).join(" · ") || title;
  about.textContent = [title, ...text(".made"), edition].filter(Boolean).join(" · ");
  item.append(link, about);
  return item;
}

async function showKept() {
  const lists = await caches.open("lists"), all = (await lists.keys()).reverse();
  for (const request of all) {
    const html = await (await lists.match(request)).text();
    document.getElementById("kept-lists").append(entry(request.url, new DOMParser().parseFromString(html, "text/html")));
  }
  document.getElementById("kept").hidden = !all.length;
  noneKept(all.length > 0);
}

// The start page says nothing where nothing is kept.
function noneKept(hidden) {
  const none = document.getElementById("none-kept");
  if (none) none.hidden = hidden;
}

showKept().catch(() => noneKept(false));
