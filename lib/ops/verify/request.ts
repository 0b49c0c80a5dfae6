/**
 * Asks an address.
 *
 * @throws Error with status and body when the answer is no success.
 */
export async function request(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  if (!response.ok)
    throw new Error(
      `${init.method ?? 'GET'} ${url} answers ${response.status}: ${(await response.text()).slice(0, 300)}`,
    );
  return response;
}
