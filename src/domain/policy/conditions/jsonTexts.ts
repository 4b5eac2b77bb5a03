/**
 * The texts of a JSON list that a text holds; the text itself when it is no JSON; null when it is some other JSON, also a mere
 * number, which Kyverno takes for a mistake.
 */
export function jsonTexts(text: string): readonly string[] | null {
  const json = parsed(text);
  return json === undefined ? [text] : listOfTexts(json);
}

/** The same, but what is no JSON is null too. */
export function strictJsonTexts(text: string): readonly string[] | null {
  return listOfTexts(parsed(text));
}

/** Null stands for an empty list, and in one for an empty text (encoding/json into []string). */
function listOfTexts(json: unknown): readonly string[] | null {
  if (json === null) return [];
  if (!Array.isArray(json)) return null;
  const texts = json.map((item: unknown) => (item === null ? '' : item));
  return texts.every((item) => typeof item === 'string') ? texts : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
