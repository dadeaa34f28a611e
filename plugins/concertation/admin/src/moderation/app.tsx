import { Route, Routes } from 'react-router-dom';
import { AppealsPage } from './appeals-page.tsx';
import { PoliciesPage } from './policies-page.tsx';
import { QueueDesk } from './queue-desk.tsx';
import { SettingsPage } from './settings-page.tsx';

export default function ModerationApp() {
  return (
    <Routes>
      <Route index element={<QueueDesk />} />
      <Route path="recours" element={<AppealsPage />} />
      <Route path="politiques" element={<PoliciesPage />} />
      <Route path="reglages" element={<SettingsPage />} />
    </Routes>
  );
}
