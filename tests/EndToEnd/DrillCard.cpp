/** A sound card for ALSA tests on machines without one: an alsa-lib plug-in that records a tone of 997 Hz, -6 dBFS, 48
    kHz, on up to 64 channels, as fast as the clock. Like a real card, it serves one program at a time (EBUSY), overruns
    if it is not read (EPIPE), and is unplugged while its file, TWOBUS_DRILL_CARD, does not exist (ENODEV). */
#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>

#include <sys/file.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <ctime>

namespace
{
constexpr double rate = 48000.0;

struct Card
{
    snd_pcm_ioplug_t io {};
    int lock = -1, timer = -1;
    double startSeconds = 0.0;
    std::int64_t read = 0;
};

double nowSeconds()
{
    timespec time {};
    clock_gettime (CLOCK_MONOTONIC, &time);
    return static_cast<double> (time.tv_sec) + 1.0e-9 * static_cast<double> (time.tv_nsec);
}

Card& cardOf (snd_pcm_ioplug_t* io) { return *static_cast<Card*> (io->private_data); }

bool isThere() { return access (std::getenv ("TWOBUS_DRILL_CARD"), F_OK) == 0; }

int start (snd_pcm_ioplug_t* io)
{
    auto& card = cardOf (io);
    card.startSeconds = nowSeconds();
    card.read = 0;
    const itimerspec every { { 0, 5'000'000 }, { 0, 5'000'000 } };
    return timerfd_settime (card.timer, 0, &every, nullptr);
}

int stop (snd_pcm_ioplug_t* io)
{
    const itimerspec never {};
    return timerfd_settime (cardOf (io).timer, 0, &never, nullptr);
}

snd_pcm_sframes_t pointer (snd_pcm_ioplug_t* io)
{
    if (! isThere())
        return -ENODEV;

    auto& card = cardOf (io);
    std::uint64_t ticks = 0;
    [[maybe_unused]] const auto ignored = read (card.timer, &ticks, sizeof (ticks));
    const auto recorded = static_cast<std::int64_t> ((nowSeconds() - card.startSeconds) * rate);

    if (recorded - card.read >= static_cast<std::int64_t> (io->buffer_size))
        return -EPIPE;

    return recorded % static_cast<std::int64_t> (io->buffer_size);
}

snd_pcm_sframes_t transfer (snd_pcm_ioplug_t* io, const snd_pcm_channel_area_t* areas, snd_pcm_uframes_t offset,
                            snd_pcm_uframes_t size)
{
    auto& card = cardOf (io);

    for (snd_pcm_uframes_t i = 0; i < size; ++i, ++card.read)
        for (unsigned int channel = 0; channel < io->channels; ++channel)
        {
            const auto& area = areas[channel];
            auto* sample = static_cast<char*> (area.addr) + (area.first + area.step * (offset + i)) / 8;
            *reinterpret_cast<float*> (sample) =
                static_cast<float> (0.501187 * std::sin (2.0 * M_PI * 997.0 * static_cast<double> (card.read) / rate));
        }

    return static_cast<snd_pcm_sframes_t> (size);
}

int closeCard (snd_pcm_ioplug_t* io)
{
    auto* card = &cardOf (io);
    close (card->lock);
    close (card->timer);
    delete card;
    return 0;
}

const snd_pcm_ioplug_callback_t callbacks = [] {
    snd_pcm_ioplug_callback_t functions {};
    functions.start = start;
    functions.stop = stop;
    functions.pointer = pointer;
    functions.transfer = transfer;
    functions.close = closeCard;
    return functions;
}();
} // namespace

extern "C" {
SND_PCM_PLUGIN_DEFINE_FUNC (drill)
{
    (void) root;
    (void) conf;

    if (! isThere())
        return -ENODEV;

    if (stream != SND_PCM_STREAM_CAPTURE)
        return -EINVAL;

    auto* card = new Card;
    card->lock = open (std::getenv ("TWOBUS_DRILL_CARD"), O_RDONLY | O_CLOEXEC);

    if (flock (card->lock, LOCK_EX | LOCK_NB) != 0)
    {
        close (card->lock);
        delete card;
        return -EBUSY;
    }

    card->timer = timerfd_create (CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    card->io.version = SND_PCM_IOPLUG_VERSION;
    card->io.name = "Drill card";
    card->io.callback = &callbacks;
    card->io.private_data = card;
    card->io.poll_fd = card->timer;
    card->io.poll_events = POLLIN;

    if (const auto error = snd_pcm_ioplug_create (&card->io, name, stream, mode); error < 0)
        return error;

    const unsigned int accesses[] { SND_PCM_ACCESS_RW_INTERLEAVED, SND_PCM_ACCESS_RW_NONINTERLEAVED };
    const unsigned int formats[] { SND_PCM_FORMAT_FLOAT_LE };
    snd_pcm_ioplug_set_param_list (&card->io, SND_PCM_IOPLUG_HW_ACCESS, 2, accesses);
    snd_pcm_ioplug_set_param_list (&card->io, SND_PCM_IOPLUG_HW_FORMAT, 1, formats);
    snd_pcm_ioplug_set_param_minmax (&card->io, SND_PCM_IOPLUG_HW_CHANNELS, 1, 64);
    snd_pcm_ioplug_set_param_minmax (&card->io, SND_PCM_IOPLUG_HW_RATE, 48000, 48000);
    snd_pcm_ioplug_set_param_minmax (&card->io, SND_PCM_IOPLUG_HW_PERIOD_BYTES, 64, 1 << 20);
    snd_pcm_ioplug_set_param_minmax (&card->io, SND_PCM_IOPLUG_HW_BUFFER_BYTES, 256, 1 << 22);
    snd_pcm_ioplug_set_param_minmax (&card->io, SND_PCM_IOPLUG_HW_PERIODS, 2, 1024);
    *pcmp = card->io.pcm;
    return 0;
}

SND_PCM_PLUGIN_SYMBOL (drill);
}
