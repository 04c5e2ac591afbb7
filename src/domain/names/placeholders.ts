import { remembering } from '../../text/remember.ts';
import { foldName } from './names.ts';

/** What programs write into an empty cell, including the errors of spreadsheets. */
const EMPTY =
  /^(na|n\/a|null|none|nan|-|–|—|#(n\/a|ref!|value!|div\/0!|name\?|null!|num!|spill!|calc!|getting_data))$/i;

/** Words that publishers write if nothing is known or applicable, in the languages that they use. */
const NOTHING: ReadonlySet<string> = new Set(
  [
    'n/a|n.a.|n/k|n/r|null|nan|none|nil|nobody|no one|tbd|tba|to be determined|to be confirmed|?',
    'unknown|unknowns|unclear|unspecified|undetermined|unattributed|unidentified|unconfirmed|undisclosed|unnamed',
    'unknown actor|unknown actors|unknown perpetrator|unknown perpetrators|unknown group|unknown party|unidentified perpetrator|unidentified actor',
    'not applicable|not available|not known|not reported|not specified|not stated|not identified|not recorded|not clear|not provided|not attributed',
    'no information|no info|no data|no details|no further information|no further information available|no information available',
    'no direct victim|no direct victim reported|no victim|no victims|no victims reported|no actor|no perpetrator|no target|none reported|none known|none identified|not assigned|not determined|not established|not specified in source',
    // French
    'inconnu|inconnue|inconnus|inconnues|non identifié|non identifiée|non identifiés|non précisé|non spécifié|non renseigné|non applicable|non disponible|sans objet|aucun|aucune|pas d’information|aucune information|indéterminé|aucune victime|pas de victime|pas de victimes|aucun auteur|aucune donnée|pas de données|non connu|non déterminé|non communiqué|non rapporté|auteur inconnu|auteurs inconnus|à déterminer',
    // Spanish
    'desconocido|desconocida|desconocidos|desconocidas|no identificado|no identificada|no identificados|sin identificar|no aplica|no disponible|no especificado|no reportado|no registra|sin información|sin datos|ninguno|ninguna|sin determinar|sin víctima|sin víctimas|no hay víctimas|sin especificar|no determinado|no establecido|no informa|no informado|no se sabe|se desconoce|por establecer|por determinar|no aplicable|autor desconocido|autores desconocidos',
    // Portuguese
    'desconhecido|desconhecida|desconhecidos|não identificado|não identificada|não aplicável|não disponível|não informado|não especificado|sem informação|sem informações|nenhum|nenhuma|não se aplica|nenhuma vítima|sem vítimas|sem dados|não determinado|não consta|não há|autor desconhecido|autores desconhecidos',
    // German, Italian, Turkish
    'unbekannt|unbekannte|keine angabe|keine angaben|nicht bekannt|nicht zutreffend|nicht anwendbar|nicht identifiziert|nicht verfügbar|k.a.|keine|keine opfer|keiner|niemand|ungeklärt|unklar|unbekannter täter|unbekannte täter|keine daten|keine informationen|entfällt|sconosciuto|sconosciuti|ignoto|ignoti|non noto|non applicabile|non identificato|non identificati|non specificato|non disponibile|nessuno|nessuna|nessuna vittima|nessun dato|belli değil|belirsiz|yok|uygulanamaz|bilinmiyor|bilinmeyen',
    // Russian and Ukrainian
    'неизвестно|неизвестный|неизвестная|неизвестные|не известно|не установлен|не установлено|не установлены|неустановленные|нет данных|нет информации|не указано|неприменимо|не применимо|не определено|не выявлено|неизвестен|отсутствует|отсутствуют|нет|никто|неизвестное лицо|неизвестные лица|неустановленные лица|невідомо|невідомий|невідомі|не встановлено|немає даних|не вказано|не застосовується|немає|немає інформації|нема даних|не визначено|невідома особа|невідомі особи',
    // Arabic and Persian
    'غير معروف|غير معروفة|مجهول|مجهولة|مجهولون|غير محدد|لا يوجد|لا ينطبق|لا توجد معلومات|غير متوفر|نامعلوم|ناشناس|نامشخص',
  ]
    .flatMap((line) => line.split('|'))
    .map(compact),
);

/** Prefixes of such remarks, whatever follows. */
const BEGINNINGS = ['no information', 'no further information'].map(compact);

/** The length of the longest text that is `EMPTY`. */
const LONGEST_EMPTY = '#getting_data'.length;

/** Whether a cell is empty, or contains a program's word for it. */
export function isEmpty(text: string): boolean {
  return text === '' || (text.length <= LONGEST_EMPTY && EMPTY.test(text));
}

/**
 * Whether a text only says that nothing is known or that there is nobody (`Not applicable`,
 * `Unidentified, no further information available`). `Unidentified armed men` is somebody.
 */
export const isPlaceholder: (text: string) => boolean = remembering((text) => {
  if (isNothing(text)) return true;
  // A slash also separates words, but not in these.
  const whole = text.replaceAll(/\bn\/([akr])\b/gi, 'n$1');
  return whole.split(/[,;:/()|]| or | and | – | - /i).every(isNothing);
});

/** Answers to another question in a column of actors: a count, a no, that nobody was harmed. */
const NO_ACTOR = /^(\d+|no|no (fatalit|casualt|injur|death|loss|damage)\p{L}*)$/iu;

/** Whether a text in place of an actor names none. As a figure, `No casualties` would say something. */
export function isPlaceholderName(text: string): boolean {
  return NO_ACTOR.test(text.trim()) || isPlaceholder(text);
}

/** The text, or `null` if it says nothing. */
export function toldIn(text: string | null): string | null {
  return text === null || isPlaceholder(text) ? null : text;
}

function isNothing(text: string): boolean {
  const words = compact(text);
  return (
    isEmpty(text.trim()) ||
    NOTHING.has(words) ||
    BEGINNINGS.some((beginning) => words.startsWith(beginning))
  );
}

/** Letters only: publishers write `NoInformation` too. */
function compact(text: string): string {
  return foldName(text).replaceAll(/[^\p{L}\p{N}\p{M}?]/gu, '');
}
