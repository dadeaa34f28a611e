import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { ActsPage } from './pages/acts-page.tsx';
import { AddPage } from './pages/add-page.tsx';
import { EntryPage } from './pages/entry-page.tsx';
import { ImportPage } from './pages/import-page.tsx';
import { ListPage } from './pages/list-page.tsx';
import { RetentionPage } from './pages/retention-page.tsx';
import { SuppressionsPage } from './pages/suppressions-page.tsx';
import { MANAGE } from './permissions.ts';

export default function DirectoryApp() {
  return (
    <Page.Protect permissions={MANAGE}>
      <Routes>
        <Route index element={<ListPage />} />
        <Route path="ajouter" element={<AddPage />} />
        <Route path="importer" element={<ImportPage />} />
        <Route path="opposition" element={<SuppressionsPage />} />
        <Route path="conservation" element={<RetentionPage />} />
        <Route path="journal" element={<ActsPage />} />
        <Route path="personnes/:id" element={<EntryPage />} />
      </Routes>
    </Page.Protect>
  );
}
