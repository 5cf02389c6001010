/* With -DNN_PROFILE the program says which kernel runs: nn_profile is called with the kernel's
   number before it and with -1 after it. */
#ifdef NN_PROFILE
void nn_profile(int kernel);
#define NN_RUN(kernel, call) do { nn_profile(kernel); call; nn_profile(-1); } while (0)
#else
#define NN_RUN(kernel, call) call
#endif
