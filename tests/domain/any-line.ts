import fc from 'fast-check';

const PIECES =
  'attack report quote paraphrase estimate milestone by: on: with: claimed: blamed: src: killed: civilians: date: pub: at: note: status: rel: speaker: about: re: asof: since: until: type: in: id: grade: has: is: tag: url: killd: " \\" \\\\ “ ” „ « » , : @ # < ? / + - ~ .. 2020-03-06 2020-13-06 2020-02 12 May 2020 May, 12.5.2020 05/12/2020 – to T14:30 Z today yesterday -1m 14:30 32 27-32 27/30/32 I1204 Q31 B2 AFG Kabul ISKP strength http:// https://x Breaking: \u0000 \u001b[2J \ud800 ۀ ใ'.split(
    ' ',
  );

/** Whatever a person, a paste or a cat on the keys may put into a line. */
export const anyLine: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', '', ' ', '  ', '\t', '\n')), {
      maxLength: 20,
    })
    .map((pieces) => pieces.flat().join('')),
);
