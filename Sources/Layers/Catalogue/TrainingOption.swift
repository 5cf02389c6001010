import TensorIR

/// An option of the train section that sets something of the training: clipping, stopping, splitting,
/// augmentation.
package protocol TrainingOption: Entry {
    func apply(_ arguments: Arguments, to training: inout Training) throws(Complaint)
}
