/* With -DNN_PROFILE the program says which kernel runs: nn_profile is called with a kernel's number
   before it starts, and with -1 where none runs. */
#ifdef NN_PROFILE
void nn_profile(int kernel);
#define NN_AT(kernel) nn_profile(kernel);
#else
#define NN_AT(kernel)
#endif
