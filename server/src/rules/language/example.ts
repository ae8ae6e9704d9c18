import { serviceExample } from '../examples.js';

/** What the example of a rule about texts has of its own: what stands in some sections of its service, its period, its commissioner, other declarations. */
interface Own {
  readonly period?: readonly [from: string, to: string, review: string];
  readonly needs?: string;
  readonly scope?: string;
  readonly access?: string;
  readonly requirements?: string;
  readonly standards?: string;
  readonly locations?: string;
  readonly involvement?: string;
  readonly exit?: string;
  readonly commissionerTitle?: string;
  readonly declarations?: string;
}

/** A whole file with a small service specification that has these texts in it. */
export function specification({ period, commissionerTitle, declarations, ...sections }: Own): string {
  const changes: Record<string, string> = {};
  for (const [name, text] of Object.entries(sections))
    changes[name] = `${name} {\n  ${text.trim().replaceAll('\n', '\n  ')}\n}`;
  if (period) {
    changes.period = `period: ${period[0]} to ${period[1]}`;
    changes['review-by'] = `review-by: ${period[2]}`;
  }
  if (commissionerTitle)
    changes.Eastmere = `organisation Eastmere "${commissionerTitle}" {\n  role: commissioner\n  kind: integrated-care-board\n}`;
  if (declarations) changes.Own = declarations;
  return serviceExample(changes);
}
