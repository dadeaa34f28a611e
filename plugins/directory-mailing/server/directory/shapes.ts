import { z } from 'zod';

const word = () => z.string().max(200);
const choice = () => z.array(z.string().max(100)).max(500);

export const filterShape = z.strictObject({
  text: word(),
  state: word(),
  actorKind: word(),
  commune: word(),
  theme: word(),
  source: word(),
});
export const searchShape = filterShape.extend({ page: z.int().min(1).max(1_000_000) });

const person = { name: word(), organisation: word(), actorKind: word(), communes: choice(), themes: choice() };
const basis = { basisKind: word(), basisSentence: z.string().max(2_000), basisDay: word() };
export const personShape = z.strictObject(person);
export const newPersonShape = z.strictObject({ ...person, ...basis, email: z.string().max(500) });

export const importShape = z.strictObject({
  ...basis,
  columns: z.array(word().nullable()).max(100).nullable(),
  actorKind: word(),
  key: z.uuid(),
});

const typed = () => z.string().max(500);
export const checkShape = z.strictObject({ email: typed() });
export const liftShape = z.strictObject({ email: typed(), reason: z.string().max(2_000) });
export const retentionShape = z.strictObject({ name: word(), value: z.number(), reason: z.string().max(2_000) });
