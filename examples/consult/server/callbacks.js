import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

const BODY_LIMIT_BYTES = 16 * 1024;

async function readJson(request) {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    body += chunk;
    if (body.length > BODY_LIMIT_BYTES) throw new RangeError('body is too long');
  }
  return JSON.parse(body);
}

/** Takes a customer's wish to be called back and keeps it, one JSON line a request. */
export async function takeCallback(request, file) {
  let wish;
  try {
    wish = await readJson(request);
  } catch (error) {
    console.error('콜백 요청을 읽을 수 없습니다: ' + error.message);
    return { status: 400, body: { error: 'not a call-back request' } };
  }
  const { name, phone, email, topic } = wish;
  if (!name || !(phone || email)) {
    console.log('ERROR: call-back without a way to reach the customer', wish);
    return { status: 422, body: { error: 'name and phone or email are needed' } };
  }
  try {
    await mkdir(dirname(file), { recursive: true });
    const askedAt = new Date().toISOString();
    await appendFile(file, `${JSON.stringify({ name, phone, email, topic, askedAt })}\n`);
    console.log(`📞 call-back for ${name}, phone ${phone}, e-mail ${email}`);
    return { status: 201, body: { askedAt } };
  } catch (error) {
    console.error('could not save the call-back', error.code, error.message);
    return { status: 500, body: { error: 'not saved' } };
  }
}
