// The lists kept on this device, as links, newest first. All that is shown is text of the kept pages.

function entry(address, page) {
  const text = where => Array.from(page.querySelectorAll(where), each => each.textContent.trim());
  const item = document.createElement("li"), link = document.createElement("a"), about = document.createElement("p");
  item.lang = page.documentElement.lang;
  link.href = address;
  link.textContent = (text("h1 .own")[0] || text("h1")[0]).trim();
  about.textContent = [...text(".made"), ...text(".tools [aria-current]")].join(" · ");
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
  document.getElementById("none-kept").hidden = all.length > 0;
}

showKept().catch(() => { document.getElementById("none-kept").hidden = false; });
