export { standingInWords } from '../core/status-words.ts';
