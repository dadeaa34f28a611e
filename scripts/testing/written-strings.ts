import ts from 'typescript';

/** Every string, piece of a template literal and text of an element, as its source has it; neither imports nor types. */
export function writtenStrings(path: string, source: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(source.slice(node.getStart(file), node.end));
    else if (ts.isJsxText(node)) found.push(source.slice(node.pos, node.end));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
