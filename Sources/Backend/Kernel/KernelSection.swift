import CCode
import LoopIR

/// The kernels of a program as C functions for the program's target.
package struct KernelSection: Sendable {
    package let isa: any ISA
    /// In the order of the program.
    package let kernels: [CFunction]

    package init(_ program: Program) {
        let isa = program.target.isa
        self.isa = isa
        kernels = program.kernels.map { KernelEmitter(kernel: $0, isa: isa).function() }
    }

    /// The C name of a kernel's function: `conv1_forward_avx512`.
    package func name(of kernel: String) -> String { KernelEmitter.name(of: kernel, for: isa.target) }
}
