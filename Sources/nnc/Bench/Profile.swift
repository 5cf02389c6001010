import Foundation
import ModelFiles

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
    private var isRunning = false
    private var best = [Double](repeating: .infinity, count: capacity)

    /// The times of the profiled library at `path`.
    init(library path: String) throws(Failure) {
        typealias Function = @convention(c) () -> UnsafeMutablePointer<Double>
        times = unsafeBitCast(try Library.load(path, symbol: "nn_profile_times"), to: Function.self)()
    }

    /// The least seconds that any call spent in the kernel of a number.
    subscript(kernel: Int) -> Double { best[min(kernel, Self.capacity - 1)] }

    /// To be called before each call of the model.
    mutating func begin() {
        end()
        times.update(repeating: 0, count: Self.capacity)
        isRunning = true
    }

    /// To be called after the last.
    mutating func end() {
        guard isRunning else { return }
        for kernel in best.indices { best[kernel] = min(best[kernel], times[kernel]) }
        isRunning = false
    }
}
