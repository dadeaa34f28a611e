import type { Page } from 'playwright';

/** A day as the fields of the dossier hold it. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A new dossier with one voluntary consultation that is open: just enough to be published. */
export async function fillNewDossier(page: Page, cms: string, title: string): Promise<void> {
  await page.goto(`${cms}/admin/plugins/concertation`);
  await page.getByRole('button', { name: 'Nouveau dossier' }).click();
  await page.getByLabel('Titre du projet').fill(title);
  await page.getByLabel('Résumé du projet').fill('Le premier résumé.');
  await page.getByLabel('Titre de la consultation').fill('Votre avis');
  await page.getByLabel('Procédure', { exact: true }).selectOption({ label: 'Concertation volontaire' });
  await page.getByLabel('Ouverture', { exact: true }).fill(dayFromNow(-1));
  await page.getByLabel('Clôture', { exact: true }).fill(dayFromNow(60));
  await page.getByLabel('Courriel de contribution').fill('avis@agglo.example');
}
