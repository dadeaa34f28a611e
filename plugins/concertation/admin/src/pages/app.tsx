import { Route, Routes } from 'react-router-dom';
import { DossierList } from './dossier-list.tsx';
import { DossierPage } from './dossier-page.tsx';

export default function App() {
  return (
    <Routes>
      <Route index element={<DossierList />} />
      <Route path=":id" element={<DossierPage />} />
    </Routes>
  );
}
