/** Somebody of the staff, as Strapi knows them. */
export interface StaffNames {
  readonly firstname?: string | null;
  readonly lastname?: string | null;
  readonly username?: string | null;
}

export function staffName({ firstname, lastname, username }: StaffNames): string {
  return [firstname, lastname].filter(Boolean).join(' ') || username || 'Équipe';
}
