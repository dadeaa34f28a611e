import sans from '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf?inline';
import strong from '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf?inline';
import serif from '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf?inline';
import type { PosterFonts } from './sheet.ts';

/** Of the poster (SIL Open Font License 1.1). They travel in the bundle: nothing is looked for at run time. */
export const posterFonts: PosterFonts = { serif: bytesOf(serif), sans: bytesOf(sans), strong: bytesOf(strong) };

function bytesOf(dataUrl: string): Buffer {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}
