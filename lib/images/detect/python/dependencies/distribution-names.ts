/** Packages whose name differs from that of the module they bring; of the others the names are alike. */
const BY_MODULE: Readonly<Record<string, string>> = {
  agents: 'openai-agents',
  bs4: 'beautifulsoup4',
  chatkit: 'openai-chatkit',
  cv2: 'opencv-python-headless',
  dateutil: 'python-dateutil',
  decouple: 'python-decouple',
  docx: 'python-docx',
  dotenv: 'python-dotenv',
  email_validator: 'email-validator',
  environ: 'django-environ',
  fitz: 'pymupdf',
  git: 'gitpython',
  jose: 'python-jose',
  jwt: 'pyjwt',
  magic: 'python-magic',
  multipart: 'python-multipart',
  MySQLdb: 'mysqlclient',
  OpenSSL: 'pyopenssl',
  opentelemetry: 'opentelemetry-sdk',
  PIL: 'pillow',
  psycopg: 'psycopg',
  psycopg2: 'psycopg2-binary',
  pythonjsonlogger: 'python-json-logger',
  rest_framework: 'djangorestframework',
  serial: 'pyserial',
  sklearn: 'scikit-learn',
  slugify: 'python-slugify',
  socketio: 'python-socketio',
  ulid: 'python-ulid',
  yaml: 'pyyaml',
  zmq: 'pyzmq',
};

/** Other packages that bring the same module. */
const SAME_MODULE: Readonly<Record<string, readonly string[]>> = {
  'opencv-python-headless': ['opencv-python', 'opencv-contrib-python'],
  'psycopg2-binary': ['psycopg2'],
  'django-environ': ['environ-config'],
  'opentelemetry-sdk': ['opentelemetry-api', 'opentelemetry-distro'],
  pyjwt: ['jwt'],
};

/** The distributions of which any brings the module that an import names; the one to install comes first. */
export function distributionsOf(module: string): readonly string[] {
  const name = BY_MODULE[module] ?? module.toLowerCase().replaceAll('_', '-');
  return [name, ...(SAME_MODULE[name] ?? [])];
}
