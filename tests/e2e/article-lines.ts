/**
 * Every kind of statement that a long report on one armed group contains, as lines that a desk types: what was
 * reported, by whom, and what others say against it. One entry a row of the worked case, in its order, with what a situation
 * report says of it.
 */
export const ARTICLE: readonly {
  readonly row: string;
  readonly lines: readonly string[];
  readonly reported: readonly string[];
}[] = [
  {
    row: 'incidents with a rough date, civilians apart',
    lines: [
      'battle 2020-03 @AFG by:Taliban on:"Afghan security forces" src:Magazine/B3 Several attacks in the weeks after the deal',
      'airstrike 2020-03 @AFG by:"Afghan government" on:civilians src:Magazine/B3 civilians:1+ Air strike kills civilians',
    ],
    reported: [
      'Mar 2020, Afghanistan: Several attacks in the weeks after the deal',
      'Mar 2020, Afghanistan: Air strike kills civilians',
      'of them civilians: 1+',
      'Reported perpetrator: Afghan government',
      'Target: civilians',
    ],
  },
  {
    row: 'arrests on the day before an attack',
    lines: [
      'attack 2020-05-12 @Kabul,AFG on:civilians blamed:Taliban<"Afghan government" denied:Taliban src:Reuters/B2 killed:16 src:MSF/A2 killed:24 civilians:24 Gunmen storm a maternity ward',
      'arrests 2020-05-11 @Kabul,AFG by:"Afghan government" on:ISKP src:"Afghan officials"/C3 arrested:3 rel:I3/led-to Key figures of ISKP arrested',
    ],
    reported: [
      '11 May 2020, Kabul, Afghanistan: Key figures of ISKP arrested',
      'Source: Afghan officials (C3)',
      'Related incident: led to I3, Gunmen storm a maternity ward',
      'Related incident: came of I4, Key figures of ISKP arrested',
    ],
  },
  {
    row: 'competing credit',
    lines: [
      'territory-regained 2019-11 @Achin,Nangarhar,AFG claimed:"Afghan government" claimed:Taliban on:ISKP src:Magazine/B3 ISKP driven out of whole districts',
    ],
    reported: [
      'Claimed by Afghan government, in its own words',
      'Claimed by Taliban, in its own words',
      'In dispute: Different perpetrators are named: Taliban, Afghan government.',
    ],
  },
  {
    row: 'a contested total',
    lines: [
      'estimate ISKP losses >10000 since:2015 src:"Afghan officials"/D4 note:"observers doubt it"',
    ],
    reported: [
      '**ISKP, losses**',
      '10000+, says Afghan officials (D4); since 2015; observers doubt it',
    ],
  },
  {
    row: 'contested strength',
    lines: [
      'estimate ISKP strength 200-400 asof:2020-05 src:"Afghan officials"/D4 note:"doubted by observers"',
      'estimate ISKP strength 1000+ asof:2020-05 src:"Some analysts"/B3',
    ],
    reported: [
      '**ISKP, strength: 200 to 1000+, in dispute**',
      '200–400, says Afghan officials (D4); as of May 2020; doubted by observers',
      '1000+, says Some analysts (B3); as of May 2020',
    ],
  },
  {
    row: 'quotes of two analysts',
    lines: [
      'paraphrase 2020-06 speaker:"an analyst of the network" role:analyst org:"Afghanistan Analysts Network" about:ISKP src:Magazine/B3 Its ideology lets it survive losses',
      'paraphrase 2020-06 speaker:"a senior analyst" role:"senior analyst" org:"International Crisis Group" about:ISKP,Taliban src:Magazine/B3 It became more active to win over Taliban who reject the deal',
    ],
    reported: [
      'Its ideology lets it survive losses (paraphrase)',
      'an analyst of the network, analyst, Afghanistan Analysts Network; Jun 2020; Magazine (B3)',
      'a senior analyst, senior analyst, International Crisis Group; Jun 2020; Magazine (B3)',
    ],
  },
  {
    row: 'a theory and its rebuttal',
    lines: [
      'paraphrase 2020-06 speaker:"some analysts" about:"Afghan government",ISKP src:Magazine/B3 The government gains from a weak ISKP and blames the Taliban with it',
      'paraphrase 2020-06 speaker:"another analyst" re:Q3 about:"Afghan government" src:Magazine/B3 That comes close to conspiratorial thinking',
    ],
    reported: [
      'The government gains from a weak ISKP and blames the Taliban with it (paraphrase)',
      'another analyst; Jun 2020; Magazine (B3); about Afghan government; answers Q3',
    ],
  },
  {
    row: 'before and after a milestone',
    lines: [
      'milestone 2020-02-29 Agreement signed in Doha',
      'ied 2020-02-27 @Kabul,AFG claimed:ISKP src:Magazine/B3 Activity in Kabul resumes before the signing',
      'attack 2020-03-06 @Kabul,AFG on:civilians claimed:ISKP src:Reuters/B2 killed:27-32 Gunmen open fire on a memorial gathering',
      'attack 2020-03-25 @Kabul,AFG on:civilians claimed:ISKP src:Reuters/B2 killed:25 Attack on a Sikh temple',
    ],
    reported: [
      '### Agreement signed in Doha, 29 Feb 2020',
      '90 days before and as many from it on.',
      '| Claimed by ISKP, Kabul, AFG | 1 | 2 |',
      '| United States, in any role | none recorded | 1 |',
    ],
  },
  {
    row: 'who fights whom',
    lines: [
      'airstrike 2020-04 @Achin,Nangarhar,AFG by:"United States" on:ISKP src:Magazine/B3 Air strikes on ISKP',
      'armed-clash 2020-04 @Achin,Nangarhar,AFG by:Taliban on:ISKP src:Magazine/B3 Taliban fight ISKP',
    ],
    reported: [
      '| actor | incidents | said to have done it | claims | blamed | reported | denies | was struck |',
      '| ISKP | 7 | 3 | 3 | – | – | – | 4 |',
      '| Taliban | 4 | 4 | 1 | 1 | 2 | 1 | – |',
      '| Afghan government | 3 | 3 | 1 | – | 2 | – | – |',
      '| United States | 1 | 1 | – | – | 1 | – | – |',
    ],
  },
];
