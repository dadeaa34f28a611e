import type { PublicPreview } from '@aggloforum/publisher/contract';

/** What of the site a preview holds. */
export interface Places {
  isPage(path: string): boolean;
  isFile(path: string): boolean;
}

/** The pages of the dossier, the one page that the entry stands on, and the files that they show; no feed of them. */
export function placesOf({ path, changes }: PublicPreview): Places {
  const roots = changes.flatMap((change) =>
    change.type === 'project' && change.row !== null ? [`/projets/${change.row.slug}/`] : [],
  );
  const files = new Set(changes.flatMap((change) => change.files ?? []).map((file) => file.path));
  return {
    isPage: (asked) => asked === path || (asked.endsWith('/') && roots.some((root) => asked.startsWith(root))),
    isFile: (asked) => files.has(asked),
  };
}

/** The page with its links into the preview itself leading below `root`; all others lead to the site as it is online. */
export function leadingWithin(html: string, root: string, places: Places): string {
  return html.replaceAll(/(\s(?:href|src)=")(\/[^"#?]*)/g, (whole, before: string, path: string) =>
    places.isPage(path) || places.isFile(path) ? `${before}${root}${path}` : whole,
  );
}
