import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMojibake } from '../../src/domain/names/mojibake.ts';

const in1252 = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes);

describe('a text that was read in a wrong encoding', () => {
  it.each([
    ['CafÃ© attacked', 'Ã©', 'é', null],
    ['Ð¡Ð±Ð¸Ñ‚', 'Ð¡Ð±Ð¸Ñ‚', 'Сбит', null],
    ['the armyâ€™s post', 'â€™', '’', null],
    ['Ù‚ØµÙ in the town', 'Ù‚Øµ', 'قص', null],
    ['Ìîñêâà, 1 March', 'Ìîñêâà', 'Москва', 'windows-1251'],
    ['îáñòðåë', 'îáñòðåë', 'обстрел', 'windows-1251'],
    ['íÏÓË×Á', 'íÏÓË×Á', 'Москва', 'koi8-r'],
    ['ÇáÞÇåÑÉ', 'ÇáÞÇåÑÉ', 'القاهرة', 'windows-1256'],
    ['ÁèÞíá', 'ÁèÞíá', 'Αθήνα', 'windows-1253'],
  ])('%s is told, with what was meant', (text, word, meant, encoding) => {
    const found = findMojibake(text);
    expect([found?.word.slice(0, word.length), found?.encoding]).toEqual([word, encoding]);
    expect(found?.meant?.slice(0, meant.length)).toBe(meant);
  });

  it.each([
    ['Café, naïve, créée, São Tomé, Þórðarson, Ærø, œuvre'],
    ['“LIBERTÉ” — «À Paris», ‘ESPAÑA’ … 25 °C'],
    ['NÃO à AÇÃO! Coração, Conceição'],
    ['Łódź, Kraków, Москва, القاهرة, 北京'],
    ['Ñuñoa, Güneş, Üsküdar, Straße'],
  ])('%s is not', (text) => {
    expect(findMojibake(text)).toBeNull();
  });

  it('is told of any word of four letters in Cyrillic, Greek or Arabic, read either way', () => {
    const word = fc.constantFrom(
      ['windows-1251', 'абвгдежзиклмнопрстуфхцчшщыэюя'],
      ['windows-1256', 'ابتثجحخدذرزسشصضطظعغ'],
    );
    fc.assert(
      fc.property(
        word,
        fc.array(fc.nat(), { minLength: 4, maxLength: 9 }),
        ([name = '', letters = ''], at) => {
          const text = at.map((index) => letters[index % letters.length]).join('');
          expect(findMojibake(text)).toBeNull();
          expect(findMojibake(in1252(Buffer.from(text)))?.meant).toContain(text.slice(0, 1));
          const bytes = Uint8Array.from([...text], (letter) => byteOf(name, letter));
          expect(findMojibake(in1252(bytes))?.word).toBe(in1252(bytes));
        },
      ),
    );
  });
});

function byteOf(encoding: string, letter: string): number {
  const decoder = new TextDecoder(encoding);
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  return bytes.find((byte) => decoder.decode(Uint8Array.of(byte)) === letter) ?? 0;
}
