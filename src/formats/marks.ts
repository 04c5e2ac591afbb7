const YES =
  /^(true|t|yes|y|x|1(\.0+)?|✓|✔|oui|vrai|si|sí|sim|ja|wahr|да|نعم|deleted|is deleted|retracted|withdrawn|removed|revoked|cancelled|canceled)$/i;
const NO =
  /^(false|f|no|n|0(\.0+)?|non|faux|não|nao|nein|falsch|нет|لا|active|current|final|live|new|ok|open|published|valid|verified|confirmed|approved|not deleted|not retracted|not withdrawn|not removed)$/i;

/** Whether a mark is set: a yes or a no, or the word itself (`retracted`); `null` for what is neither. */
export function readMark(text: string): boolean | null {
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}
