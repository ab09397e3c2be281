// A photo is made no larger than it will be shown before it is sent: that saves minutes on a slow line, and no photo of
// a phone is too large. What the browser can't draw is sent as it is, and pictures that may move stay as they are.
const STILL = /^image\/(?!gif|webp|svg)/;
const QUALITY = 0.9;

const shrunk = async (file, side) => {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
};

document.addEventListener("change", async (event) => {
  const input = event.target.closest("input[data-shrink]");
  const file = input?.files[0];
  if (!file || !STILL.test(file.type)) return;
  try {
    const blob = await shrunk(file, Number(input.dataset.shrink));
    if (!blob || blob.size >= file.size || input.files[0] !== file) return;
    const chosen = new DataTransfer();
    chosen.items.add(new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: blob.type }));
    input.files = chosen.files;
  } catch {
    // It is sent as it is, and the server says what is wrong with it.
  }
});
