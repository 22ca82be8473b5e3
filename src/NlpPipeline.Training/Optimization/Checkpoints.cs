using System.Diagnostics;
using System.Security.Cryptography;
using NlpPipeline.Annotations;
using NlpPipeline.Tagging;

namespace NlpPipeline.Training.Optimization;

/// <summary>
/// A folder that keeps the parts of a training: each finished model, and where an optimization stands. Parts are known by the hash of
/// all that they are made from (<see cref="TrainingKey"/>), so one whose data or settings changed is simply not found, and what is found is
/// what a new training would give, to the byte. Files appear under their names only when they are whole.
/// </summary>
public sealed class Checkpoints
{
    private const string ModelExtension = ".crf";
    private const string StateExtension = ".state";

    private readonly string folder;
    private readonly TimeSpan interval;
    private readonly Stopwatch sinceSaved = Stopwatch.StartNew();

    /// <param name="folder">Made where it is missing.</param>
    /// <param name="interval">Least time between two states of an optimization.</param>
    /// <exception cref="InvalidInputException">The folder cannot be made.</exception>
    public Checkpoints(string folder, TimeSpan interval)
    {
        this.folder = folder;
        this.interval = interval;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{folder}: cannot be written ({e.Message.TrimEnd('.')})", e);
        }
    }

    /// <summary>Models that were taken from the folder instead of being trained.</summary>
    public int Reused { get; private set; }

    /// <summary>Why nothing is kept any more (the disk is full, say); training goes on without. Null where all is well.</summary>
    public string? Failure { get; private set; }

    /// <summary>The finished model of a key; null where there is none, or it is damaged.</summary>
    public CrfModel? Find(string key)
    {
        try
        {
            if (!File.Exists(PathOf(key, ModelExtension)))
                return null;
            var model = CrfModel.Read(PathOf(key, ModelExtension));
            Reused++;
            return model;
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    /// <summary>Keeps a finished model; the state of its optimization is of no more use.</summary>
    public void Keep(string key, CrfModel model)
    {
        Publish(PathOf(key, ModelExtension), model.Write);
        if (Failure is null)
            File.Delete(PathOf(key, StateExtension));
    }

    /// <summary>True where so much time has gone by that the state of the optimization should be kept.</summary>
    internal bool IsDue => Failure is null && sinceSaved.Elapsed >= interval;

    internal void KeepState(string key, Action<BinaryWriter> write)
    {
        Publish(PathOf(key, StateExtension), path =>
        {
            using var file = File.Create(path);
            using var hash = SHA256.Create();
            using (var hashing = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
            using (var writer = new BinaryWriter(hashing))
                write(writer);
            file.Write(hash.Hash!);
        });
        sinceSaved.Restart();
    }

    /// <summary>Reads a kept state; the default where there is none, or it is damaged.</summary>
    internal T? FindState<T>(string key, Func<BinaryReader, T> read)
        where T : class
    {
        var path = PathOf(key, StateExtension);
        if (!File.Exists(path))
            return null;
        try
        {
            using var file = File.OpenRead(path);
            var length = file.Length - SHA256.HashSizeInBytes;
            if (length < 0)
                return null;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 20];
            for (var left = length; left > 0;)
            {
                var count = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
                hash.AppendData(buffer, 0, count);
                left -= count;
            }

            var expected = new byte[SHA256.HashSizeInBytes];
            file.ReadExactly(expected);
            if (!hash.GetHashAndReset().AsSpan().SequenceEqual(expected))
                return null;
            file.Position = 0;
            using var reader = new BinaryReader(file);
            return read(reader);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Removes the folder, once the training is done.</summary>
    public void Delete()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, true);
    }

    private string PathOf(string key, string extension) => Path.Combine(folder, key + extension);

    private void Publish(string path, Action<string> write)
    {
        if (Failure is not null)
            return;
        try
        {
            write(path + ".part");
            File.Move(path + ".part", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidInputException)
        {
            Failure = e.Message;
        }
    }
}
