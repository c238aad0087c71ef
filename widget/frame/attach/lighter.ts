/** A photo as it needs to be: smaller for a weak network, and without the place where it was taken. */

const LONGEST_SIDE = 2560;
const QUALITY = 0.85;

/** The photo drawn anew, which leaves its metadata behind; the file itself when that makes it no lighter, or cannot be done. */
export async function lighter(file: File): Promise<File> {
  if (file.type !== "image/jpeg") return file; // a screenshot would lose its sharp letters, an animation all but one picture
  try {
    const photo = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(photo.width, photo.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(photo.width * scale);
    canvas.height = Math.round(photo.height * scale);
    canvas.getContext("2d")?.drawImage(photo, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, file.type, QUALITY));
    return drawn && drawn.size < file.size ? new File([drawn], file.name, { type: file.type }) : file;
  } catch {
    return file;
  }
}
