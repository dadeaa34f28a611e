/** Pages that search engines are told about: not the page of components, nor what stands for something withdrawn. */
export function inSitemap(path: string): boolean {
  return path.endsWith('/') && !/^\/(composants|retire|404|500)\//.test(path);
}
