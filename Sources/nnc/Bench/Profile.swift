import Foundation

/// The C that gathers time by kernel: a library built with it and `NN_PROFILE` reports to it.
///
/// One thread at a time may call a model built so.
struct Profile {
    /// Kernels that may be told apart; those beyond are counted together with the last.
    static let capacity = 4096

    /// Wraps the C file called `name`, which lies beside it.
    static func source(around name: String) -> String {
        """
        #define _POSIX_C_SOURCE 199309L
        #include <time.h>
        #include "\(name)"

        static double times[\(capacity)];
        static int running = -1;
        static struct timespec begun;

        void nn_profile(int kernel)
        {
            struct timespec now;
            clock_gettime(CLOCK_MONOTONIC, &now);
            if (running >= 0)
                times[running] += (double)(now.tv_sec - begun.tv_sec) + 1e-9 * (double)(now.tv_nsec - begun.tv_nsec);
            running = kernel < \(capacity) ? kernel : \(capacity - 1);
            begun = now;
        }

        double *nn_profile_times(void)
        {
            return times;
        }

        """
    }

    private let times: UnsafeMutablePointer<Double>

    /// The times of the profiled library at `path`.
    init(library path: String) throws(Failure) {
        typealias Function = @convention(c) () -> UnsafeMutablePointer<Double>
        times = unsafeBitCast(try Library.load(path, symbol: "nn_profile_times"), to: Function.self)()
    }

    /// Seconds spent in the kernel of a number since the last `reset`.
    subscript(kernel: Int) -> Double { times[min(kernel, Self.capacity - 1)] }

    func reset() {
        for kernel in 0 ..< Self.capacity { times[kernel] = 0 }
    }
}
