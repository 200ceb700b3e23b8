import { Injectable, Logger } from '@nestjs/common';

@Injectable()
export class Files {
  private readonly logger = new Logger(Files.name);

  async remove(fileId: string): Promise<void> {
    try {
      await this.store.remove(fileId);
    } catch {
      this.logger.error('Could not remove the file');
    }
    const results = await Promise.allSettled(this.copies(fileId));
    for (const result of results) {
      if (result.status === 'rejected') {
        this.logger.warn(`Could not remove a copy: ${result.reason}`);
      }
    }
  }
}
