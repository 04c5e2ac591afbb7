/** What the signs and short words in the list of events mean, for the help and the documentation. */
export const LIST_SIGNS: readonly { readonly signs: readonly string[]; readonly means: string }[] =
  [
    {
      signs: ['2 Jun+'],
      means: 'the first possible day of an incident that may have lasted longer',
    },
    { signs: ['2 Jun 14:30Z'], means: "a time with another offset than the configured zone's" },
    {
      signs: ['~10 May', 'Mar', '2020'],
      means: 'about that day; only the month, or the year, is known',
    },
    {
      signs: ['rep', 'corr', 'CONF', 'DISP', 'disc'],
      means: 'the status: reported, corroborated, confirmed, disputed, discounted',
    },
    {
      signs: ['ISKP → civilians'],
      means: 'the perpetrator and the target; ? → civilians if no perpetrator is named',
    },
    { signs: ['Government, Taliban'], means: 'actors that are neither' },
    { signs: ['ISKP?'], means: 'everyone who names the actor doubts it' },
    { signs: ['ISKP c'], means: 'the actor claims it, and no source reports it as a fact' },
    { signs: ['ISKP b', 'ISKP b/d'], means: 'others blame the actor; and the actor denies it' },
    {
      signs: ['ISKP d'],
      means:
        'the actor denies it, and nobody here says otherwise; left out if there is no room and another actor is named',
    },
    {
      signs: ['B2'],
      means: 'under gr: the grade of the leading report, the one that the best figure comes from',
    },
    { signs: ['27–32', 'n/r'], means: 'figures: a range, not reported' },
    {
      signs: ['+'],
      means: 'at the left: new, written by somebody else and not yet looked at here',
    },
    { signs: ['!'], means: 'at the left: changed by somebody else, and not yet looked at here' },
    { signs: ['*'], means: 'at the left: marked with Space' },
  ];
