import { boundHeap } from '../register-import/files/bound-heap';

// Imported before all that the commands need: memory that a process once had for its nursery it does not give back.
boundHeap();
