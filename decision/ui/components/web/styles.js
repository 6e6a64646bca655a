// What parts look like: a file of styles each, fetched once a page, worn wherever the part stands.
const TRIES = 3;
const PAUSE_MS = 500;

export async function fetched(names) {
  const sheets = await Promise.all(names.map((name) => sheetOf(name)));
  return new Map(names.map((name, place) => [name, sheets[place]]));
}

async function sheetOf(name) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await textOf(new URL(`./${name}.css`, import.meta.url)));
  return sheet;
}

// A page that is being left breaks off what it fetches.
async function textOf(address, tries = TRIES) {
  try {
    return await (await fetch(address)).text();
  } catch (error) {
    if (tries === 1) throw error;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return textOf(address, tries - 1);
  }
}

export function wear(home, sheet) {
  if (!home.adoptedStyleSheets.includes(sheet)) home.adoptedStyleSheets.push(sheet);
}
