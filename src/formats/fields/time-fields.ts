import { DAYS, DAYS_OF_MONTH, MONTHS, YEARS } from '../values/values.ts';
import { field } from './field.ts';

/** When it happened. The parts of a date are used if no column has the whole date. */
export const TIME_FIELDS = [
  field('date', 'the first day', {
    words: [
      'date start',
      'start date',
      'event date',
      'incident date',
      'occurred on',
      'date',
      'day',
      'date of event',
      'date of incident',
      'datum',
      'when',
      'fecha',
    ],
    endings: ['date start', 'start date', 'event date', 'incident date'],
    tags: ['#date+start', '#date+occurred', '#date+event', '#date'],
    values: DAYS,
  }),
  field('date-end', 'the last day', {
    words: ['date end', 'end date', 'occurred until', 'until', 'date to'],
    endings: ['date end', 'end date'],
    tags: ['#date+end'],
    values: DAYS,
  }),
  field('year', 'the year, if the date is in separate columns', {
    words: ['year', 'iyear', 'event year', 'annee', 'an', 'ano', 'anio', 'jahr', 'anno'],
    tags: ['#date+year'],
    values: YEARS,
  }),
  field('month', 'the month, as a number or a name; empty or 0 if only the year is known', {
    words: ['month', 'imonth', 'event month', 'mois', 'mes', 'monat', 'mese'],
    tags: ['#date+month'],
    values: MONTHS,
  }),
  field('day', 'the day of the month; empty, 0 or 99 if only the month is known', {
    words: ['day', 'iday', 'event day', 'jour', 'dia', 'tag', 'giorno'],
    tags: ['#date+day'],
    values: DAYS_OF_MONTH,
  }),
] as const;
