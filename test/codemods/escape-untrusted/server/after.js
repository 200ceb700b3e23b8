import express from 'express';

const app = express();

app.post('/rooms/:id', (req, res) => {
  const { name } = req.body;
  console.log(`join ${JSON.stringify(req.params.id)} as ${JSON.stringify(name)}`); // the room
  console.log('body', req.body);
});
