'use client'

import type { Room } from './types'
import { useEffect } from 'react'
import { logger } from '@logfix/logger'

export function View({ room }: { room: Room }) {
  useEffect(() => logger.error('room closed', room.error), [room])
  return <p onClick={() => logger.warn('clicked')}>{room.name}</p>
}
