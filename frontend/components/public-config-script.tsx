import { connection } from 'next/server';
import { readPublicConfig } from '@/lib/server/public-config';

/**
 * Hands the public configuration to the browser as JSON in `<script id="public-config">`. It is rendered for
 * each request from the environment of the running server; nothing of it is in the build.
 */
export async function PublicConfigScript() {
  await connection();
  // "<" is escaped so that no value can end the script element.
  const json = JSON.stringify(readPublicConfig(process.env)).replaceAll('<', '\\u003c');
  return <script id="public-config" type="application/json" dangerouslySetInnerHTML={{ __html: json }} />;
}
