/** Entries that are hard to draw: disputes, ranges, scripts of several widths, hostile text. */
export const LINES: readonly string[] = [
  'milestone 2020-05-24 Three-day Eid ceasefire begins',
  'attack 2020-05-12 @Kabul,AFG by:Taliban? on:civilians src:Reuters/B2 killed:24 wounded:16 src:AFP/B2 killed:14-24 Gunmen storm a maternity ward',
  'suicide-bomb 2020-05-12 @Khewa,Nangarhar,AFG claimed:ISKP on:police killed:24-32 src:TOLOnews/C3 Bomber strikes the funeral of a police commander',
  'airstrike 2020-05-20 @喀布尔,AFG by:"政府军" on:Taliban killed:7 src:"新华社"/C3 空袭击中集市，造成多人伤亡',
  'ied 2020-05-28 @قندهار,AFG by:ISKP killed:2 src:"خبرگزاری پژواک"/C3 انفجار بمب کنار جاده در قندهار',
  'shelling 2020-05-30 @Bagram,AFG by:ISKP killed:0 src:AFP/B3 Rockets 🚀 hit a 👩‍👩‍👧 family home \u001b[2Jand\u202E more',
  'attack 2020-06-02 @Kabul,AFG claimed:ISKP denied:Taliban on:civilians killed:? src:Reuters/B2 Blast in a mosque',
  'quote 2020-05-20 speaker:"A. Ghani" role:President org:Government about:I1,Taliban src:BBC/B2 "We have defeated them, and their calculations are wrong."',
  'paraphrase 2020-06-03 speaker:"یک سخنگو" org:Taliban about:ISKP src:"新华社"/C3 The group denies any part in the blast and calls for an inquiry.',
];
