import express from 'express';

const app = express();

app.post('/rooms/:id', (req, res) => {
  const { name } = req.body;
  console.log(`join ${req.params.id} as ${name}`); // the room
  console.log('body', req.body);
});
