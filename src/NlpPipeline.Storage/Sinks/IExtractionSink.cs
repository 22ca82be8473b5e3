using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>Where extractions go. Calls come from one thread, document after document:
/// (<see cref="IsCurrent"/>, <see cref="Begin"/>, <see cref="Write"/>…, <see cref="End"/> or <see cref="Fail"/>)…, <see cref="Complete"/>.
/// Disposed without <see cref="Complete"/>, a sink that writes a file leaves nothing under the file's name.</summary>
public interface IExtractionSink : IDisposable
{
    /// <summary>Whether the sink looks at the hashes of contents: where not, callers may give an empty one and spare the work.</summary>
    bool ComparesContent => true;

    /// <summary>True where the sink already holds this document as it is now, made by the same model: the caller may skip it.</summary>
    /// <param name="contentHash">SHA-256 of the document's bytes, lower-case hex (<see cref="ContentHash"/>).</param>
    bool IsCurrent(string document, string contentHash);

    /// <summary>Opens a document; what the sink held of it is replaced once <see cref="End"/> is called.</summary>
    void Begin(string document, string contentHash);

    /// <summary>Adds a stretch of the open document, in text order; offsets and sentences are the document's.</summary>
    /// <param name="sentences">Those that carry the part's mentions and claims, in text order; others are ignored.</param>
    void Write(Extraction part, IReadOnlyList<EvidenceSentence> sentences);

    /// <summary>Closes the open document: from here on it is kept.</summary>
    /// <param name="textLength">UTF-16 code units of the NFC text.</param>
    void End(long textLength);

    /// <summary>Says that a document failed. Where it is the open one, its parts are taken back as far as the output allows.</summary>
    void Fail(string document, string message);

    /// <summary>Ends the output and moves a file into its place.</summary>
    void Complete();
}
