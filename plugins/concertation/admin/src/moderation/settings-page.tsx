import { useMayModerate } from './permissions.ts';
import { ModerationSheet } from './moderation-sheet.tsx';
import { RetentionSection } from './retention-section.tsx';
import { SecondKeySection } from './second-key-section.tsx';

export function SettingsPage() {
  const [retention, substitute] = [useMayModerate('policy'), useMayModerate('substitute')];
  return (
    <ModerationSheet title="Validation par l’élu·e et conservation">
      <SecondKeySection may={substitute} />
      {retention && <RetentionSection />}
    </ModerationSheet>
  );
}
