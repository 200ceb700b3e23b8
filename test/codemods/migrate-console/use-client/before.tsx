'use client'

import type { Room } from './types'
import { useEffect } from 'react'

export function View({ room }: { room: Room }) {
  useEffect(() => console.error('room closed', room.error), [room])
  return <p onClick={() => console?.warn('clicked')}>{room.name}</p>
}
