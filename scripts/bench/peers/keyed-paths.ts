import { createHash } from 'node:crypto';
import { currentModel } from '../../../site/src/model/source.ts';

interface Path {
  readonly params: Record<string, string>;
  readonly cacheKey?: string;
}

/** As the site's own paths; what is about one project has a key made of all that its pages read. */
export function paramsOf(pattern: RegExp): Path[] {
  const model = currentModel();
  const frame = JSON.stringify([model.settings, model.menu]);
  return model.addresses().flatMap((address): Path[] => {
    const groups = pattern.exec(address)?.groups;
    if (groups === undefined) return [];
    const params = { ...groups };
    const project = model.project(params['project'] ?? '');
    if (project === undefined) return [{ params }];
    const cacheKey = createHash('sha256').update(frame).update(JSON.stringify(project)).digest('hex');
    return [{ params, cacheKey }];
  });
}
