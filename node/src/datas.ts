/**
 * `Date` as the texts of the layout.
 *
 * A `Date` is an instant; a document needs the hour of a place. It is that of Brasília, -03:00, wherever the process runs: a document
 * of another place is dated by text.
 */

const BRASILIA_MS = 3 * 60 * 60 * 1000;
const DIA_MS = 24 * 60 * 60 * 1000;

/** `2026-11-22T10:30:00-03:00`. Fractions of a second are cut off. */
export function comoDataHora(data: Date): string {
  return `${new Date(data.getTime() - BRASILIA_MS).toISOString().slice(0, 19)}-03:00`;
}

/**
 * `2026-11-22`. A midnight is the day that was meant, in UTC (`new Date("2026-11-22")`) or in the process's zone
 * (`new Date(2026, 10, 22)`); any other instant is a day in Brasília.
 */
export function comoData(data: Date): string {
  const instante = data.getTime();
  if (instante % DIA_MS === 0) return data.toISOString().slice(0, 10);
  const local = instante - data.getTimezoneOffset() * 60_000;
  if (local % DIA_MS === 0) return new Date(local).toISOString().slice(0, 10);
  return new Date(instante - BRASILIA_MS).toISOString().slice(0, 10);
}
