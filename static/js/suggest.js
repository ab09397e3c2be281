// Names and titles are suggested while somebody types in a search box: a combobox with a list, as ARIA describes it.
// Without script, and when no answer comes, the box searches as ever. Nothing is chosen until an arrow key chooses it.
const PAUSE_MS = 150;

const make = (tag, given, ...inside) => {
  const made = Object.assign(document.createElement(tag), given);
  made.append(...inside);
  return made;
};

const option = (id, { kind, name, url, safety }) => {
  const made = make("li", { id, role: "option" }, make("span", { className: "kind", textContent: kind }), make("strong", { textContent: name }));
  if (safety) made.append(make("span", { className: "meta", textContent: safety }));
  made.dataset.url = url;
  return made;
};

const begin = (box) => {
  const list = make("ul", { id: `${box.id}-list`, role: "listbox", ariaLabel: "Suggestions", className: "suggest plain", hidden: true });
  const status = make("p", { className: "vh", role: "status" });
  let [waiting, active, typed] = [0, -1, ""];
  box.after(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) box.setAttribute(name, value);

  const choose = (at) => {
    active = at;
    [...list.children].forEach((one, n) => one.setAttribute("aria-selected", String(n === at)));
    if (at < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", list.children[at].id);
    return list.children[at].scrollIntoView({ block: "nearest" });
  };
  const open = (is) => {
    list.hidden = !is;
    box.setAttribute("aria-expanded", String(is));
    choose(-1);
  };
  const close = () => {
    clearTimeout(waiting);
    typed = "";
    status.textContent = "";
    open(false);
  };
  const look = async () => {
    typed = box.value.trim();
    if (typed.length < 2) return close();
    const asked = typed;
    try {
      const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: asked })}`);
      if (asked !== typed || document.activeElement !== box) return null;
      if (!answer.ok) return close();
      const found = await answer.json();
      list.replaceChildren(...found.options.map((one, n) => option(`${list.id}-${n}`, one)));
      status.textContent = found.words;
      return open(found.options.length > 0);
    } catch {
      return close();
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE_MS);
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = list.children.length;
    if (step) choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", close);
  // The box keeps the keyboard while an option is pressed, or the list would be gone before the press arrives.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const pressed = event.target.closest("[role=option]");
    if (pressed) location.assign(pressed.dataset.url);
  });
};

document.querySelectorAll("input[data-suggest]").forEach(begin);
