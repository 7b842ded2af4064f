// The page's words in the reader's language, and small ways to make elements.

const texts = Object.fromEntries(
  [...document.querySelectorAll("template[data-word]")].map((each) => [each.dataset.word, each.content.textContent]),
);

/** The word with its {marks} filled in. */
export function say(word, marks = {}) {
  return Object.entries(marks).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, value), texts[word]);
}

/** An element with classes and text, and children behind it. */
export function make(tag, names = "", text = "", children = []) {
  const made = document.createElement(tag);
  if (names) made.className = names;
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}
