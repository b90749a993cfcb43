// What makes the pages quicker for those who have JavaScript. Every page works without it.
"use strict";

const here = {
  rows: () => [...document.querySelectorAll("[data-row]")],
  at: -1,
  move(by) {
    const rows = here.rows();
    if (!rows.length) return;
    rows[here.at]?.removeAttribute("data-here");
    here.at = Math.max(0, Math.min(rows.length - 1, here.at + by));
    const row = rows[here.at];
    row.setAttribute("data-here", "");
    const link = row.querySelector("a[href]");
    (link ?? row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  },
  open() {
    here.rows()[here.at]?.querySelector("a[href]")?.click();
  },
  press(key) {
    const row = here.rows()[here.at] ?? document;
    const button = row.querySelector(`button[data-key="${key}"]`) ?? document.querySelector(`button[data-key="${key}"]`);
    if (button) button.click();
    return Boolean(button);
  },
};

const typing = (target) => target.matches("input, select, textarea, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const keys = {
    j: () => here.move(1),
    k: () => here.move(-1),
    Enter: () => (event.target.matches("a, button, summary") ? false : here.open()),
    "/": () => document.querySelector("#search")?.focus(),
    f: () => document.querySelector("form.filters input")?.focus(),
    "?": () => document.querySelector("#keys")?.showModal?.(),
    e: () => document.querySelector("#evidence")?.scrollIntoView(),
  };
  const action = keys[event.key];
  if (action) {
    if (action() !== false) event.preventDefault();
  } else if (event.key.length === 1 && here.press(event.key)) {
    event.preventDefault();
  }
});

// On paper nothing is folded away.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details:not([open])")) folded.setAttribute("open", "");
});

// Light or dark, kept for the next page. The choice is the reader's own; nothing is sent anywhere.
const themes = ["auto", "light", "dark"];
const show = (theme) => {
  if (theme === "auto") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", theme);
  const button = document.querySelector("#theme");
  if (button) button.textContent = `Colours: ${theme}`;
};
const kept = () => {
  try { return localStorage.getItem("theme") ?? "auto"; } catch { return "auto"; }
};
show(kept());
document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("#theme");
  if (!button) return;
  button.hidden = false;
  show(kept());
  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(kept()) + 1) % themes.length];
    try { localStorage.setItem("theme", next); } catch { /* a private window keeps nothing */ }
    show(next);
  });
  document.querySelector("#keys-button")?.removeAttribute("hidden");
  document.querySelector("#keys-button")?.addEventListener("click", () => document.querySelector("#keys").showModal());
  // Layers of an article are switched at once, and the address says which are on.
  for (const box of document.querySelectorAll("input[data-submit]")) {
    box.addEventListener("change", () => box.form.submit());
  }
});
