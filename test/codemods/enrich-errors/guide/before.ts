import { logger } from '@logfix/logger';

interface Offer {
  readonly type: string;
}

export class Signalling {
  async handleOffer(peerId: string, roomName: string, offer: Offer): Promise<void> {
    await this.announce(roomName, offer.type);
    try {
      await this.answer(peerId, offer);
    } catch (e) {
      logger.error(`Error handling offer: ${e}`);
    }
  }

  leave(peerId: string, roomName: string, phone: string): void {
    this.remove(peerId).catch(() => {
      logger.error('Could not leave', { roomName }); // stays
    });
    this.socket.on('close', () => logger.info('closed'));
    this.socket.on('error', (error: Error) => {
      logger.warn(
        'The socket failed: ' + error.message,
      );
    });
  }
}
